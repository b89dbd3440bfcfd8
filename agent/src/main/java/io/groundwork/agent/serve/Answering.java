package io.groundwork.agent.serve;

import io.groundwork.agent.wire.Reply;
import java.io.IOException;

/** Where the replies to one request go. */
@FunctionalInterface
interface Answering {

  /** Sends one. An error means that the controller is gone. */
  void reply(Reply reply) throws IOException;
}
