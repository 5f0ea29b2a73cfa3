/// What authors of embedders, bots and plugins compile against.
@SuppressWarnings("requires-transitive-automatic") // Guice has a name, but no descriptor.
module parley.api {
  requires static java.compiler;
  requires static transitive org.jspecify;
  requires static transitive com.google.guice;
  requires static transitive jakarta.inject;

  exports chat.parley.api;
  exports chat.parley.api.bot;
  exports chat.parley.api.command;
  exports chat.parley.api.hook;
  exports chat.parley.api.plugin;
  exports chat.parley.api.server;
  exports chat.parley.api.spi;

  uses chat.parley.api.spi.BotEngine;
  uses chat.parley.api.spi.ClientFactory;

  provides javax.annotation.processing.Processor with
      chat.parley.api.plugin.processor.DescriptorProcessor;
}
