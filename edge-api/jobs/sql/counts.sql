-- How many events got each verdict.
SELECT verdict, CAST(sum(events) AS bigint) AS events
FROM (
  SELECT verdict, count(*) AS events FROM verdicts GROUP BY verdict
  UNION ALL
  SELECT
    CASE event_type
      WHEN 'click' THEN 'repeated event'
      WHEN 'watch' THEN 'later report of a playing'
      ELSE 'earlier or repeated reaction'
    END,
    events - 1
  FROM verdicts WHERE events > 1
  UNION ALL
  SELECT verdict, count(*) FROM signals WHERE verdict <> 'kept' GROUP BY verdict
  UNION ALL
  SELECT 'subject erased', 1
  FROM signals
  INNER JOIN subjects ON subjects.id = signals.user_id
  WHERE signals.occurred_ms <= subjects.erased_ms
) AS tallies
GROUP BY verdict
ORDER BY verdict
