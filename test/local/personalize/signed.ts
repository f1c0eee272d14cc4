// A signature that is one in form only: what a call by hand needs.
export const SIGNED: Readonly<Record<string, string>> = {
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/personalize/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20260101T000000Z',
}
