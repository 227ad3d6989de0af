-- How often an answer to a question of a form was refused, or asked back before it was stored: counts, and nobody's.
CREATE TABLE "form_try" (
  "on_day" DATE NOT NULL,
  "service" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "form_try_pkey" PRIMARY KEY ("on_day", "service", "item", "kind")
);
