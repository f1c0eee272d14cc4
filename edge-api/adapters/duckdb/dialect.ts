// The queries are written in Athena's words. What DuckDB calls differently is taught to it here, and nothing else is allowed.

/** https://docs.aws.amazon.com/athena/latest/ug/functions-env3.html: each means there what it is defined as here. */
export const MACROS: readonly string[] = [
  // The text ends in Z everywhere, so that a timestamp without a zone says the same.
  "CREATE OR REPLACE MACRO from_iso8601_timestamp(text) AS CAST(replace(text, 'Z', '') AS TIMESTAMP)",
  'CREATE OR REPLACE MACRO to_unixtime(moment) AS epoch(moment)',
  // Nothing there, when the array is shorter.
  'CREATE OR REPLACE MACRO element_at(list, place) AS list[place]',
  'CREATE OR REPLACE MACRO array_join(list, separator) AS array_to_string(list, separator)',
]
