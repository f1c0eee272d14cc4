-- Each archived event as it came, and beside it, typed, what is asked of it again and again. No query but its readers' has
-- to parse anything: they take the columns they need. event_type is empty for what can neither become training data, nor
-- take a reaction back, nor say what was shown: what happened with tracking off is never trained on.
SELECT
  event, subject, occurredAt, sentAt, receivedAt,
  event.eventId AS event_id,
  CASE
    WHEN coalesce(event.tracking, 'user') <> 'off'
      AND subject.userId IS NOT NULL
      AND (event.itemId IS NOT NULL OR (event.eventType = 'impression' AND event.recommendationId IS NOT NULL))
    THEN event.eventType
  END AS event_type,
  subject.userId AS user_id,
  event.itemId AS item_id,
  event.playId AS play_id,
  event.recommendationId AS recommendation_id,
  -- Clocks were corrected on arrival; nothing happens after it was received.
  CAST(round(to_unixtime(from_iso8601_timestamp(least(occurredAt, receivedAt))) * 1000) AS bigint) AS occurred_ms,
  event.watchedSeconds AS watched_seconds,
  CASE WHEN event.durationSeconds > 0 THEN least(1e0, event.watchedSeconds / event.durationSeconds) ELSE 0e0 END AS watched_ratio,
  coalesce(event.ended, false) AS ended,
  array_join(event.impression, '|') AS impression,
  event.slateKind AS slate_kind,
  array_join(event.positions, '|') AS positions
FROM archive
