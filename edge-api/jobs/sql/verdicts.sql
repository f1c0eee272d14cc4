-- One verdict for each event that is no impression: 'kept', or why it is left out. The numbers of the rules are parameters.
WITH owned AS (
  SELECT facts.*, coalesce(subjects.user_id, facts.user_id) AS owner_id, coalesce(facts.occurred_ms <= subjects.erased_ms, false) AS erased
  FROM facts
  LEFT JOIN subjects ON subjects.id = facts.user_id
  WHERE facts.event_type <> 'impression'
),
-- Few events are repeated: only those are put in order.
repeated AS (
  SELECT event_id FROM owned GROUP BY event_id HAVING count(*) > 1
),
copies AS (
  SELECT owned.*, 1 AS copy
  FROM owned LEFT JOIN repeated ON repeated.event_id = owned.event_id
  WHERE repeated.event_id IS NULL
  UNION ALL
  SELECT owned.*, row_number() OVER (PARTITION BY owned.event_id ORDER BY occurred_ms, owner_id, item_id) AS copy
  FROM owned INNER JOIN repeated ON repeated.event_id = owned.event_id
),
once AS (
  SELECT
    event_id, event_type, owner_id AS user_id, item_id, play_id, recommendation_id, occurred_ms, watched_ratio, watched_seconds, erased,
    CAST(floor(occurred_ms / 864e5) AS bigint) AS day,
    CAST(floor(occurred_ms / 6e4) AS bigint) AS minute,
    watched_ratio * 1e2 >= :min_percent OR (ended AND watched_ratio * 1e2 >= :min_percent_when_ended) AS watched,
    copy
  FROM copies
),
events AS (
  SELECT * FROM once WHERE copy = 1 AND NOT erased
),
-- Nobody does so much on one day, or watches more hours than a day has: a program does, or several people share an account.
bots AS (
  SELECT user_id, day FROM events GROUP BY user_id, day HAVING count(*) > :max_events_a_day
  UNION
  SELECT user_id, day
  FROM (
    SELECT user_id, day, play_id, max(watched_seconds) AS seconds
    FROM events WHERE event_type = 'watch' GROUP BY user_id, day, play_id
  ) AS plays
  GROUP BY user_id, day HAVING sum(seconds) > :max_watched_hours_a_day * 36e2
),
-- A finger that rests on a button, or a script.
bursts AS (
  SELECT user_id, minute FROM events WHERE event_type <> 'watch'
  GROUP BY user_id, minute HAVING count(*) > :max_events_a_minute
),
-- Reports of one playing are one watch, from the moment it counts.
watches AS (
  SELECT
    events.*,
    row_number() OVER (PARTITION BY user_id, play_id, item_id ORDER BY occurred_ms, event_id) AS report,
    max(watched_ratio) OVER (PARTITION BY user_id, play_id, item_id) AS best_ratio
  FROM events WHERE event_type = 'watch' AND watched
),
-- The last reaction to an item is the one that holds.
reactions AS (
  SELECT
    events.*,
    row_number() OVER (PARTITION BY user_id, item_id ORDER BY occurred_ms DESC, event_id DESC) AS recency
  FROM events WHERE event_type IN ('like', 'dislike', 'clear')
),
disliked AS (
  SELECT user_id, item_id FROM reactions WHERE recency = 1 AND event_type = 'dislike'
),
judged AS (
  SELECT event_type, user_id, item_id, recommendation_id, occurred_ms, day, minute, CAST(NULL AS double) AS event_value, 
    CASE WHEN erased THEN 'subject erased' ELSE 'repeated event' END AS verdict
  FROM once WHERE copy > 1 OR erased
  UNION ALL
  SELECT event_type, user_id, item_id, recommendation_id, occurred_ms, day, minute, CAST(NULL AS double), 'kept'
  FROM events WHERE event_type = 'click'
  UNION ALL
  SELECT event_type, user_id, item_id, recommendation_id, occurred_ms, day, minute, CAST(NULL AS double), 'watched in part'
  FROM events WHERE event_type = 'watch' AND NOT watched
  UNION ALL
  SELECT event_type, user_id, item_id, recommendation_id, occurred_ms, day, minute, best_ratio,
    CASE WHEN report = 1 THEN 'kept' ELSE 'later report of a playing' END
  FROM watches
  UNION ALL
  SELECT event_type, user_id, item_id, recommendation_id, occurred_ms, day, minute, CAST(NULL AS double),
    CASE
      WHEN recency > 1 THEN 'reaction taken back'
      WHEN event_type = 'dislike' THEN 'dislike'
      WHEN event_type = 'clear' THEN 'reaction cleared'
      ELSE 'kept'
    END
  FROM reactions
)
SELECT
  judged.event_type, judged.user_id, judged.item_id, judged.recommendation_id, judged.occurred_ms, judged.event_value,
  CASE
    WHEN judged.verdict <> 'kept' THEN judged.verdict
    WHEN bots.user_id IS NOT NULL THEN 'more than a person does in a day'
    WHEN bursts.user_id IS NOT NULL THEN 'more than a person does in a minute'
    WHEN disliked.user_id IS NOT NULL THEN 'disliked since'
    WHEN catalog.itemId IS NULL THEN 'item not in the catalog'
    WHEN judged.occurred_ms < :since_ms THEN 'before the window'
    ELSE 'kept'
  END AS verdict
FROM judged
LEFT JOIN bots ON bots.user_id = judged.user_id AND bots.day = judged.day
LEFT JOIN bursts ON bursts.user_id = judged.user_id AND bursts.minute = judged.minute AND judged.event_type <> 'watch'
LEFT JOIN disliked ON disliked.user_id = judged.user_id AND disliked.item_id = judged.item_id
LEFT JOIN catalog ON catalog.itemId = judged.item_id
