/// What authors of embedders, bots and plugins compile against.
module parley.api {
  requires static transitive org.jspecify;

  exports chat.parley.api;
  exports chat.parley.api.command;
  exports chat.parley.api.spi;

  uses chat.parley.api.spi.ClientFactory;
}
