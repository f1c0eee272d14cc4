-- A user's rows side by side, the oldest first, and equal rows too: the order of the training files.
SELECT user_id, item_id, event_type, event_value, timestamp_seconds, impression
FROM interactions
ORDER BY user_id, timestamp_seconds, item_id, event_type
