package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.TooLargeException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The probe's program: questions in on standard input, answers out on standard output, in any
 * order, until the input ends. With {@code --train} it loads what questions need, and ends.
 */
public final class Probe {
  private final FrameWriter<Answer> writer;
  private final Questions questions = new Questions();

  private Probe(FrameWriter<Answer> writer) {
    this.writer = writer;
  }

  public static void main(String[] arguments) {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    // Our questions need no Kerberos; looking for it costs time and look-ups of names.
    System.setProperty("zookeeper.sasl.client", "false");
    int exit = 0;
    try {
      if (arguments.length > 0 && arguments[0].equals("--train")) {
        Training.run();
      } else {
        new Probe(new FrameWriter<>(out, Answer.class)).serve();
      }
    } catch (IOException e) {
      System.err.println("the probe ends: " + e.getMessage());
      exit = 1;
    }
    Runtime.getRuntime().halt(exit);
  }

  private void serve() throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FrameReader<Question> reader = new FrameReader<>(in, Question.class);
    for (Frame<Question> next = reader.next(); next != null; next = reader.next()) {
      if (next instanceof Frame.Control<Question>) {
        Question question = ((Frame.Control<Question>) next).message();
        Thread thread = new Thread(new Task(next.id(), question), "question " + next.id());
        thread.setDaemon(true);
        thread.start();
      }
    }
    try {
      questions.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Task implements Runnable {
    private final int id;
    private final Question question;

    private Task(int id, Question question) {
      this.id = id;
      this.question = question;
    }

    @Override
    public void run() {
      try {
        send(questions.answer(question));
      } catch (IOException e) {
        System.err.println("the agent is gone: " + e.getMessage());
      }
    }

    private void send(Answer answer) throws IOException {
      try {
        writer.sendLong(id, answer);
      } catch (TooLargeException e) {
        String why = "the cluster is too large for one answer: " + e.getMessage();
        writer.send(id, new Answer.Failure(why, true));
      }
    }
  }
}
