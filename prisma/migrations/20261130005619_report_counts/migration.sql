-- Where people stopped in forms that were given up: counts, and nobody's.
CREATE TABLE "form_stop" (
  "service" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "on_day" DATE NOT NULL,
  "count" INTEGER NOT NULL,
  CONSTRAINT "form_stop_pkey" PRIMARY KEY ("service", "version", "item", "on_day")
);
CREATE INDEX "form_stop_on_day_idx" ON "form_stop"("on_day");

-- Messages written on each day, and those of them that were given up: they themselves are forgotten after a while.
CREATE TABLE "delivery_day" (
  "on_day" DATE NOT NULL,
  "messages" INTEGER NOT NULL,
  "undelivered" INTEGER NOT NULL,
  CONSTRAINT "delivery_day_pkey" PRIMARY KEY ("on_day")
);

-- For which of the usual reasons a request was rejected; own: for another.
CREATE TABLE "request_rejection" (
  "request_id" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  CONSTRAINT "request_rejection_pkey" PRIMARY KEY ("request_id"),
  CONSTRAINT "request_rejection_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
