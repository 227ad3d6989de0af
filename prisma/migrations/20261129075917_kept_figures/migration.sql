CREATE TABLE "kept_figures" (
    "period" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    CONSTRAINT "kept_figures_pkey" PRIMARY KEY ("period")
);
