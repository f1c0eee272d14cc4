-- What was watched in a range of days: each playing once, when it was first told of as watched. Whatever is counted asks for
-- it, a few days at a time.
SELECT coalesce(subjects.user_id, facts.user_id) AS user_id, facts.item_id, min(facts.occurred_ms) AS watched_ms
FROM facts
LEFT JOIN subjects ON subjects.id = facts.user_id
WHERE facts.event_type = 'watch'
  AND facts.occurred_ms >= :since_ms AND facts.occurred_ms < :to_ms + :window_ms
  AND NOT coalesce(facts.occurred_ms <= subjects.erased_ms, false)
  AND (
    facts.watched_ratio * 1e2 >= :min_percent
    OR (facts.ended AND facts.watched_ratio * 1e2 >= :min_percent_when_ended)
  )
GROUP BY 1, facts.item_id, facts.play_id
