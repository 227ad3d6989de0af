-- What members of staff look at again and again: a list's filter and search under a name of their own.
CREATE TABLE "desk_view" (
  "id" UUID NOT NULL,
  "staff_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "query" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "desk_view_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "desk_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "desk_view_staff_id_name_key" ON "desk_view"("staff_id", "name");
