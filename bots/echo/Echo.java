import module parley.api;

void main() {
  Bot.named("echo").onText(said -> said.reply(said.text())).run();
}
