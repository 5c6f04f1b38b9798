-- Published status lists: the table of ../0014_status_lists.sql, which says what each column means.

create table status_lists (
    agency     bigint not null,
    list       bigint not null,
    next_entry bigint not null,
    opened_at  bigint not null,
    address    text   not null,
    primary key (agency, list)
);
