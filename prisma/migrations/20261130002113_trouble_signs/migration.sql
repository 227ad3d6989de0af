-- CreateTable
CREATE TABLE "trouble_sign" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,
    "channel" TEXT,
    "count" INTEGER NOT NULL,
    "window_key" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "incident_id" UUID,

    CONSTRAINT "trouble_sign_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "trouble_sign_window_key_key" ON "trouble_sign"("window_key");

-- CreateIndex
CREATE INDEX "trouble_sign_at_idx" ON "trouble_sign"("at");

-- CreateIndex
CREATE INDEX "trouble_sign_staff_id_idx" ON "trouble_sign"("staff_id");

-- CreateIndex
CREATE INDEX "trouble_sign_incident_id_idx" ON "trouble_sign"("incident_id");

-- AddForeignKey
ALTER TABLE "trouble_sign" ADD CONSTRAINT "trouble_sign_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trouble_sign" ADD CONSTRAINT "trouble_sign_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;
