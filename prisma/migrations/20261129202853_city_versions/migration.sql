-- What a city decides: each change is a version, with the files it changes; the folder of the city is the first.
CREATE TABLE "city_version" (
  "id" SERIAL NOT NULL,
  "no" INTEGER,
  "base_no" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  "decided_by" TEXT,
  "decided_at" TIMESTAMPTZ(3),
  "because" TEXT,
  "decree_number" TEXT,
  "decree_on" DATE,
  "hash" TEXT,
  CONSTRAINT "city_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "city_version_no_key" ON "city_version"("no");
CREATE INDEX "city_version_state_idx" ON "city_version"("state");
CREATE TABLE "city_part" (
  "version_id" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "content" TEXT,
  CONSTRAINT "city_part_pkey" PRIMARY KEY ("version_id", "name"),
  CONSTRAINT "city_part_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "city_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "city_part_name_idx" ON "city_part"("name");
