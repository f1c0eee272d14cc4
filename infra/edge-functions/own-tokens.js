// Runs in CloudFront before a request goes on. Cognito's tokens are checked by the gateway first; tokens of our own are not
// Cognito's to check, so they go around that fence, to the same function, which verifies every token itself.
// Ours are the only ones signed by HS256, and a token begins with its algorithm.
// The runtime is cloudfront-js-2.0: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
var OWN = /^Bearer +eyJhbGciOiJIUzI1NiI/i

// eslint-disable-next-line no-unused-vars
function handler(event) {
  var request = event.request
  var authorization = request.headers.authorization
  if (authorization && OWN.test(authorization.value)) request.uri = '/anonymous' + request.uri
  return request
}
