-- Reports to weekly sums by hand, for DuckDB and the shipped definitions: one row per (indicator_no,
-- week_no) with raw (whole 1e-12 points), incidents, reports. A yardstick for the compiled SQL, and a
-- second opinion on its sums; the product uses none of it. Source of the rules: METHOD sections 2 to 4.
--
-- Parameters: $first_day (day number of the first Monday), $weeks. The macro era_of(day) counts the
-- days on which the set of protecting sites changed, up to that day.
with
active as (
    select e.era_no, s.*
    from eras e join sites s on e.era_day between s.from_day and s.until_day
),
nearest as (
    select p.place_no, e.era_no, any_value(p.country) as country, any_value(p.geo_precision) as geo_precision,
           min(2 * 6371.0088 * asin(least(1.0, sqrt(
               pow(sin(radians(s.latitude - p.latitude) / 2), 2)
               + cos(radians(p.latitude)) * cos(radians(s.latitude)) * pow(sin(radians(s.longitude - p.longitude) / 2), 2)
           )))) as km,
           coalesce(bool_or(p.admin1 = s.admin1 and p.country = s.country), false) as in_governorate
    from places p cross join eras e left join active s on s.era_no = e.era_no
    group by all
),
ratings as (
    select place_no, era_no, coalesce(geo_precision in ('site', 'town') and km <= 1, false) as at_site,
           case when geo_precision in ('site', 'town') and km <= 1 then 1.0
                when geo_precision in ('site', 'town') and km <= 25 then 0.8
                when geo_precision in ('site', 'town', 'admin1') and in_governorate then 0.6
                when country = 'Iraq' then 0.4
                when country in ('Syria', 'Kuwait', 'Iran', 'Jordan', 'Saudi Arabia', 'Turkey') then 0.2
                else 0.0 end::double as relevance
    from nearest
),
rated as (
    select *, era_of(first_day) as era_no,
           -- q in sixtieths
           (case credibility when 1 then 36 when 2 then 28 when 4 then 12 when 5 then 4 else 20 end
            + case reliability when 'A' then 20 when 'B' then 15 when 'D' then 5 when 'E' then 0 else 10 end
           )::smallint as q
    from reports
),
matched as (
    select r.*,
           -- credible first, then by turn
           q::bigint * 65536 + (65535 - turn) as speaks,
           case kind
               when 'attack' then
                   case when target_side = 'coalition' or h.at_site
                        then case when actor_side in ('coalition', 'iraqi_forces') then 0 else 1 end
                        else case when actor_side in ('coalition', 'iraqi_forces') then 0 else 32 end end
                   + case when actor_side = 'coalition' then 64 else 0 end
               when 'troop_relocation' then 4
               when 'force_protection_change' then case direction when 'raise' then 2 when 'relax' then 16 else 0 end
               when 'threat_rhetoric' then case when actor_side = 'coalition' then 0 else 128 end
               when 'air_defense_deployment' then 8
               when 'hostile_surveillance' then 256
               else 0 end as mask
    from rated r left join (from ratings where at_site) h using (place_no, era_no)
),
members as (
    select mask, indicator_no
    from range(1, 512) m(mask), range(9) i(indicator_no) where (mask >> indicator_no) & 1 = 1
),
long as (
    select incident_no, indicator_no, q,
           -- the largest number names the report that speaks first, and holds its days or its place
           ((((case date_precision when 'day' then 2 when 'week' then 1 else 0 end)::bigint << 22) + speaks) << 39)
               + ((first_day + 2097152) << 17) + (last_day - first_day) as dated,
           ((((case geo_precision when 'site' then 3 when 'town' then 2 when 'admin1' then 1 else 0 end)::bigint << 22)
               + speaks) << 39) + place_no as placed,
           case when indicator_no in (0, 5, 6) then
                    case when killed >= 5 or subtype = 'ballistic_missile' then 4 when killed >= 1 then 3
                         when wounded >= 1 or subtype = 'arson_storming' then 2 else 1 end
                when indicator_no in (1, 4) then
                    case when subtype in ('alert_or_hardening', 'training_or_ops_suspension', 'ops_resumption',
                                          'training_resumption') then 2 else 1 end
                when indicator_no = 2 then
                    case when magnitude_unit in ('troops', 'soldiers', 'personnel')
                         then case when magnitude >= 1500 then 4 when magnitude >= 300 then 3
                                   when magnitude >= 60 then 2 else 1 end else 1 end
                when indicator_no = 3 then
                    case when subtype = 'patriot'
                         then case when magnitude_unit = 'batteries' and magnitude >= 4 then 3 else 2 end else 1 end
                else 1 end as rung,
           case when indicator_no = 3
                then case direction when 'request' then 0 when 'deploy' then 1 when 'operational' then 2
                                    when 'withdraw' then 3 end
                else -1 end as phase_no
    from matched join members using (mask)
),
phased as (
    from long where indicator_no <> 3
    union all
    select * replace (coalesce(phase_no, min(phase_no) over (partition by incident_no), -1) as phase_no)
    from long where indicator_no = 3
),
incidents as (
    select incident_no, indicator_no, phase_no, count(*) as reports,
           max(dated) & 549755813887 as days, max(placed) & 549755813887 as place_no,
           max(q) as best_1, max(case when rung >= 2 then q else 0 end) as best_2,
           max(case when rung >= 3 then q else 0 end) as best_3, max(case when rung >= 4 then q else 0 end) as best_4
    from phased group by all
),
dated as (
    select * exclude (days), (days >> 17) - 2097152 as first_day, (days >> 17) - 2097152 + (days & 131071) as last_day
    from incidents
),
weighed as (
    select incident_no, indicator_no, reports, first_day - $first_day as starts, last_day + 1 - $first_day as ends,
           round(coalesce(relevance, 0.0)
               * case when indicator_no <> 3 or phase_no = -1 then 1.0::double
                      when phase_no in (1, 2) then 0.5 else 0.0 end
               -- the ladder 1, 2, 4, 8 in steps: each at the best credibility that reaches it
               * (best_1 + best_2 + 2 * best_3 + 4 * best_4) / 60 * 1000000000000)::bigint as weight
    from (select *, era_of(first_day) as era_no from dated) left join ratings using (place_no, era_no)
),
spread as (
    select *, unnest(range(greatest(floor(starts / 7), 0)::bigint,
                           least(floor((ends - 1) / 7), $weeks - 1)::bigint + 1)) as week_no
    from weighed
),
shared as (
    select *, least(ends, week_no * 7 + 7) - greatest(starts, week_no * 7) as overlap from spread
)
select indicator_no, week_no,
       sum(case when overlap = ends - starts then weight
                else round(weight * (overlap / (ends - starts)))::bigint end) as raw,
       count(*) filter (weight > 0 and indicator_no <> 3)
           + count(distinct case when weight > 0 and indicator_no = 3 then incident_no end) as incidents,
       sum(reports) filter (weight > 0) as reports
from shared group by all
