-- A request entered at the counter is joined to its applicant's chat by a code of the printed receipt; tries of it are counted.
CREATE TABLE "counter_code" (
    "request_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "misses" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "counter_code_pkey" PRIMARY KEY ("request_id")
);

ALTER TABLE "counter_code" ADD CONSTRAINT "counter_code_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
