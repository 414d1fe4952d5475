/** A source of new opaque ids (UUIDv7 text, so that later ids sort after earlier ones). */
export type NewId = () => string;
