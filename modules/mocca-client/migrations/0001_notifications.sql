create schema mocca_client;

create table mocca_client.notification (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  title text not null,
  detail text not null,
  path text not null check (path like '/%')
);
