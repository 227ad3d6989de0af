-- Older releases cannot run on this.
-- From here on sealed values are bound to the place they stand at, which releases before this one cannot open.
-- CreateTable
CREATE TABLE "seals_bound" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seals_bound_pkey" PRIMARY KEY ("id")
);
