-- How many items of an incident have their outcome, kept beside it: counting a hundred thousand for each page of two
-- hundred would take longer than the page.

alter table incidents add column changed integer not null default 0;   -- items whose outcome is 1

alter table incidents add column refused integer not null default 0;   -- items whose outcome is 2

update incidents
   set changed = (select count(*) from incident_items n where n.incident = incidents.id and n.outcome = 1),
       refused = (select count(*) from incident_items n where n.incident = incidents.id and n.outcome = 2);
