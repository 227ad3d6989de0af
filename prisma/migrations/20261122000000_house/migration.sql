-- Exclusion constraints over plain columns together with a range need it; a trusted extension since PostgreSQL 13.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "institution" TEXT,
    "email" TEXT,
    "details_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "privacy_version" TEXT,
    "privacy_shown_at" TIMESTAMPTZ(3),
    "reminders_off" BOOLEAN NOT NULL DEFAULT false,
    "employee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "contact_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("contact_id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "identity_id" BIGINT,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "service_version" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "skipped" TEXT[],
    "sop_version" TEXT,
    "sop_accepted_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "request_id" UUID,
    "only" TEXT[],
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" BIGSERIAL NOT NULL,
    "contact_id" UUID NOT NULL,
    "identity_id" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "provider_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "simulator_message" (
    "seq" BIGSERIAL NOT NULL,
    "delivery_id" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "chat" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "file" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "simulator_message_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "draft_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "service_version" TEXT NOT NULL,
    "sop_version" TEXT NOT NULL,
    "sop_accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "applicant" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "lacking" JSONB NOT NULL DEFAULT '[]',
    "promised_on" DATE NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "agenda_year" INTEGER,
    "agenda_number" TEXT,
    "outcome" TEXT,
    "result_file" JSONB,
    "completed_on" DATE,
    "rating" INTEGER,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_letter" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "shown" TEXT,
    "pages" INTEGER,
    "signer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replaced_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_event" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "previous_hash" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "request_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "seat" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reserved_name" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "reserved_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "contact_id" UUID,
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL,
    "nip" TEXT NOT NULL,
    "nip_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secure_token" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "contact_id" UUID NOT NULL,
    "draft_id" UUID,
    "item" TEXT,
    "request_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "secure_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "contact_employee_id_idx" ON "contact"("employee_id");

-- CreateIndex
CREATE INDEX "identity_contact_id_idx" ON "identity"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_channel_account_address_key" ON "identity"("channel", "account", "address");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_message_channel_account_provider_id_key" ON "inbox_message"("channel", "account", "provider_id");

-- CreateIndex
CREATE INDEX "draft_contact_id_state_idx" ON "draft"("contact_id", "state");

-- CreateIndex
CREATE INDEX "draft_state_updated_at_idx" ON "draft"("state", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "simulator_message_delivery_id_key" ON "simulator_message"("delivery_id");

-- CreateIndex
CREATE INDEX "simulator_message_channel_chat_seq_idx" ON "simulator_message"("channel", "chat", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "request_number_key" ON "request"("number");

-- CreateIndex
CREATE UNIQUE INDEX "request_draft_id_key" ON "request"("draft_id");

-- CreateIndex
CREATE INDEX "request_contact_id_submitted_at_idx" ON "request"("contact_id", "submitted_at" DESC);

-- CreateIndex
CREATE INDEX "request_state_unit_promised_on_idx" ON "request"("state", "unit", "promised_on");

-- CreateIndex
CREATE UNIQUE INDEX "request_agenda_year_agenda_number_key" ON "request"("agenda_year", "agenda_number");

-- CreateIndex
CREATE INDEX "request_letter_request_id_idx" ON "request_letter"("request_id");

-- CreateIndex
CREATE INDEX "request_letter_sha256_idx" ON "request_letter"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "request_event_request_id_seq_key" ON "request_event"("request_id", "seq");

-- CreateIndex
CREATE INDEX "booking_request_id_idx" ON "booking"("request_id");

-- CreateIndex
CREATE INDEX "reserved_name_request_id_idx" ON "reserved_name"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_contact_id_key" ON "staff"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_code_hash_key" ON "staff"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "employee_nip_key_key" ON "employee"("nip_key");

-- CreateIndex
CREATE INDEX "employee_phone_idx" ON "employee"("phone");

-- CreateIndex
CREATE INDEX "secure_token_draft_id_idx" ON "secure_token"("draft_id");

-- CreateIndex
CREATE INDEX "secure_token_expires_at_idx" ON "secure_token"("expires_at");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_message" ADD CONSTRAINT "inbox_message_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_message" ADD CONSTRAINT "inbox_message_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_letter" ADD CONSTRAINT "request_letter_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reserved_name" ADD CONSTRAINT "reserved_name_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secure_token" ADD CONSTRAINT "secure_token_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secure_token" ADD CONSTRAINT "secure_token_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secure_token" ADD CONSTRAINT "secure_token_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- From here on: what Prisma's schema cannot say.

-- Two requests never hold the same seat at the same time, whoever presses first.
ALTER TABLE "booking"
    ADD CONSTRAINT "booking_period" CHECK ("ends_at" > "starts_at"),
    ADD CONSTRAINT "booking_no_overlap" EXCLUDE USING gist (
        "resource" WITH =, "seat" WITH =, tstzrange("starts_at", "ends_at") WITH &&
    ) WHERE ("released_at" IS NULL);

-- A request's history is only ever added to.
CREATE FUNCTION "request_event_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'request_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "request_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "request_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "request_event_is_append_only"();

-- What is still to be done, and nothing else: these stay small however much history there is.
CREATE INDEX "inbox_message_waiting" ON "inbox_message" ("contact_id", "id") WHERE "done_at" IS NULL AND "failed_at" IS NULL;
CREATE INDEX "delivery_waiting" ON "delivery" ("identity_id", "id") WHERE "state" = 'pending';

-- One open draft a service and contact; one open completion a request.
CREATE UNIQUE INDEX "draft_one_open" ON "draft" ("contact_id", "service") WHERE "state" = 'open' AND "request_id" IS NULL;
CREATE UNIQUE INDEX "draft_one_completion" ON "draft" ("request_id") WHERE "state" = 'open' AND "request_id" IS NOT NULL;

-- A name is free again once its holder let it go.
CREATE UNIQUE INDEX "reserved_name_held_once" ON "reserved_name" ("kind", "name") WHERE "released_at" IS NULL;

-- Receipts find their delivery by the provider's id; links of a request go with it.
CREATE INDEX "delivery_provider_id" ON "delivery" ("provider_id") WHERE "provider_id" IS NOT NULL;
CREATE INDEX "secure_token_request_id" ON "secure_token" ("request_id") WHERE "request_id" IS NOT NULL;

-- Whether a stored file is still needed is asked by its hash, also of the copies shown to staff and of result files.
CREATE INDEX "request_letter_shown" ON "request_letter" ("shown") WHERE "shown" IS NOT NULL;
CREATE INDEX "request_result_file" ON "request" (("result_file" ->> 'sha256')) WHERE "result_file" IS NOT NULL;
CREATE INDEX "request_result_shown" ON "request" (("result_file" ->> 'shown')) WHERE "result_file" IS NOT NULL;
