create schema crm_base;

-- Small letters without accents, so that "Anaru" finds and sorts beside "Ānaru" in any locale.
create function crm_base.fold(words text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'));

create table crm_base.contact (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null,
  phone text not null,
  organisation text not null,
  role text not null,
  notes text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  archived_at timestamptz,
  sort_name text collate "C" not null generated always as (crm_base.fold(name)) stored,
  search_text text collate "C" not null generated always as (
    crm_base.fold(
      name || ' ' || email || ' ' || organisation || ' ' || role || ' ' || phone || ' '
        || regexp_replace(phone, '[^0-9]', '', 'g')
    )
  ) stored
);

create index contact_by_name on crm_base.contact ((archived_at is not null), sort_name, id);
create index contact_by_change on crm_base.contact ((archived_at is not null), updated_at desc, id desc);
