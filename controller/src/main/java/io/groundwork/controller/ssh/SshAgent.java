package io.groundwork.controller.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of a running ssh-agent: lists its keys and has it sign. One connection a request, as the
 * agent's end of it may be slow (a key that wants to be touched). See draft-ietf-sshm-ssh-agent.
 */
final class SshAgent {
  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;
  // OpenSSH's own limit for a message of the agent (AGENT_MAX_LEN).
  private static final int MAX_MESSAGE = 256 * 1024;
  private final Path socket;

  SshAgent(Path socket) {
    this.socket = socket;
  }

  /** The public keys that it holds, each in SSH's wire format. */
  List<byte[]> identities() throws IOException {
    DataInputStream answer = ask(new byte[] {REQUEST_IDENTITIES}, IDENTITIES_ANSWER);
    int count = answer.readInt();
    List<byte[]> identities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      identities.add(readBytes(answer));
      readBytes(answer); // the comment
    }
    return identities;
  }

  /**
   * A signature in SSH's wire format.
   *
   * @param flags 2 for rsa-sha2-256, 4 for rsa-sha2-512, else 0
   */
  byte[] sign(byte[] identity, byte[] data, int flags) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(request);
    out.writeByte(SIGN_REQUEST);
    out.writeInt(identity.length);
    out.write(identity);
    out.writeInt(data.length);
    out.write(data);
    out.writeInt(flags);
    return readBytes(ask(request.toByteArray(), SIGN_RESPONSE));
  }

  private DataInputStream ask(byte[] request, int expected) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ByteBuffer message = ByteBuffer.allocate(4 + request.length);
      message.putInt(request.length).put(request).flip();
      while (message.hasRemaining()) {
        channel.write(message);
      }
      DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
      int length = in.readInt();
      if (length < 1 || length > MAX_MESSAGE) {
        throw new IOException("ssh-agent answered with a message of " + length + " bytes");
      }
      byte[] body = in.readNBytes(length);
      if (body.length < length || body[0] != expected) {
        throw new IOException("ssh-agent refused (" + (body.length > 0 ? body[0] : -1) + ")");
      }
      return new DataInputStream(new ByteArrayInputStream(body, 1, length - 1));
    }
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("ssh-agent sent a broken message");
    }
    return in.readNBytes(length);
  }
}
