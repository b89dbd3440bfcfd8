package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;

/** Gives each question to what can answer it; loads Kafka's client for Kafka's alone. */
final class Questions {
  private final ZkSessions sessions = new ZkSessions();

  /** Ends the sessions, so that servers need not wait for them to expire. */
  void close() throws InterruptedException {
    sessions.dropAll();
  }

  Answer answer(Question question) {
    Deadline deadline = new Deadline(question.timeoutMillis());
    try {
      if (question instanceof Question.ZkTree) {
        return ZkTreeReader.read(sessions, (Question.ZkTree) question, deadline);
      }
      if (question instanceof Question.KafkaPartitions) {
        return KafkaStanding.counted(sessions, (Question.KafkaPartitions) question, deadline);
      }
      if (question instanceof Question.KafkaPlaces) {
        return KafkaStanding.placed(sessions, (Question.KafkaPlaces) question, deadline);
      }
      if (question instanceof Question.ZkRoundTrip) {
        return ZkRoundTripper.run(sessions, (Question.ZkRoundTrip) question, deadline);
      }
      if (question instanceof Question.ZkMembers) {
        return ZkReconfigurer.run((Question.ZkMembers) question, deadline);
      }
      if (question instanceof Question.KafkaRoundTrip) {
        return KafkaRoundTripper.run((Question.KafkaRoundTrip) question, deadline);
      }
      if (question instanceof Question.KafkaLayout) {
        return KafkaLayouts.read((Question.KafkaLayout) question, deadline);
      }
      if (question instanceof Question.KafkaReassign) {
        return KafkaMoves.reassign((Question.KafkaReassign) question, deadline);
      }
      if (question instanceof Question.KafkaThrottle) {
        return KafkaThrottles.set((Question.KafkaThrottle) question, deadline);
      }
      if (question instanceof Question.KafkaElect) {
        return KafkaMoves.elect((Question.KafkaElect) question, deadline);
      }
      return new Answer.Failure(question.getClass().getSimpleName() + " needs no probe", true);
    } catch (UnansweredException e) {
      return new Answer.Failure(e.why(), e.permanent());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failure("interrupted", false);
    } catch (RuntimeException | LinkageError e) {
      return new Answer.Failure("the probe failed: " + Causes.words(e), false);
    }
  }
}
