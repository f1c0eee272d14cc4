// The pool's RS256 key pair, made once and kept, so that tokens stay valid over a restart.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { isFields } from './fields.ts'
import type { JsonFile } from './json-file.ts'

/** A public RSA key as a JWKS lists it. A type, not an interface, so that it fits where any JSON object does. */
export type PublicKey = { kty: 'RSA'; kid: string; use: 'sig'; alg: 'RS256'; n: string; e: string }

export interface SigningKey {
  publicKey: PublicKey
  privateKey: CryptoKey
}

export async function openSigningKey(file: JsonFile<JWK>): Promise<SigningKey> {
  const jwk = (await file.read()) ?? (await makeKey(file))
  const { n, e } = jwk
  const privateKey = await importJWK(jwk, 'RS256')
  if (n === undefined || e === undefined || privateKey instanceof Uint8Array) {
    throw new TypeError('The signing key is not an RSA private key; delete its file to get a new one')
  }
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e })
  return { publicKey: { kty: 'RSA', kid, use: 'sig', alg: 'RS256', n, e }, privateKey }
}

async function makeKey(file: JsonFile<JWK>): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  await file.write(jwk)
  return jwk
}

export function parseSigningKey(json: unknown): JWK {
  if (!isFields(json) || json['kty'] !== 'RSA' || typeof json['d'] !== 'string') {
    throw new TypeError('not an RSA private key')
  }
  return { ...json, kty: 'RSA' }
}
