-- How many events of each day of a range say what was shown.
SELECT CAST(floor(occurred_ms / 864e5) AS bigint) AS day, count(*) AS impressions
FROM facts
WHERE event_type = 'impression' AND impression IS NOT NULL AND occurred_ms >= :from_ms AND occurred_ms < :to_ms
GROUP BY 1
ORDER BY 1
