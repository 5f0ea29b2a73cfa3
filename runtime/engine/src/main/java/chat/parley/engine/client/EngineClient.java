package chat.parley.engine.client;

import chat.parley.api.Client;
import chat.parley.engine.hook.Hooked;
import chat.parley.engine.time.Timed;

/// A client with all that Parley's own parts ask of it beyond the API, each by an interface of its
/// own.
interface EngineClient extends Client, Hooked, Timed, Accompanied, Durable, Forgetful, Examinable {}
