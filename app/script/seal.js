// Seals a text to the server's public key: HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
// AES-128-GCM, made from what the browser has. Whoever holds the tablet, and everything on it, cannot open it: the key
// that could never leaves the server. The names are the RFC's.
const seal = async (publicKey, info, text) => {
  const { subtle } = crypto;
  const utf8 = text => new TextEncoder().encode(text);
  const concat = (...parts) => new Uint8Array(parts.flatMap(part => [...new Uint8Array(part)]));
  const hmac = async (key, data) => subtle.sign('HMAC',
    // A key of nothing is one of zeros (RFC 2104), and some browsers take no key of nothing.
    await subtle.importKey('raw', key.byteLength ? key : new Uint8Array(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']), data);
  const none = new Uint8Array();
  const suite = { kem: concat(utf8('KEM'), [0, 16]), hpke: concat(utf8('HPKE'), [0, 16, 0, 1, 0, 1]) };
  const labeledExtract = (id, salt, label, ikm) => hmac(salt, concat(utf8('HPKE-v1'), id, utf8(label), ikm));
  // At most one block of HKDF-Expand is needed.
  const labeledExpand = async (id, prk, label, info, length) =>
    (await hmac(prk, concat([0, length], utf8('HPKE-v1'), id, utf8(label), info, [1]))).slice(0, length);

  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await subtle.importKey('raw', publicKey, curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const enc = await subtle.exportKey('raw', own.publicKey);
  const dh = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const shared = await labeledExpand(suite.kem, await labeledExtract(suite.kem, none, 'eae_prk', dh),
    'shared_secret', concat(enc, publicKey), 32);

  const context = concat([0], await labeledExtract(suite.hpke, none, 'psk_id_hash', none),
    await labeledExtract(suite.hpke, none, 'info_hash', utf8(info)));
  const secret = await labeledExtract(suite.hpke, shared, 'secret', none);
  const key = await labeledExpand(suite.hpke, secret, 'key', context, 16);
  const iv = await labeledExpand(suite.hpke, secret, 'base_nonce', context, 12);
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return concat(enc, await subtle.encrypt({ name: 'AES-GCM', iv }, aes, utf8(text)));
};
