package io.groundwork.controller.run;

import io.groundwork.controller.report.Event;
import java.util.Collection;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * That a host's data are to be deleted: whoever wants it gives the host's name once more, so that
 * no script and no slip deletes another's.
 *
 * @param given the name as it was given beforehand; null where it is to be typed
 * @param ask asks a question at the terminal, and gives what was typed; throws {@link
 *     BadInputException} where there is nobody to ask
 */
public record Deletion(@Nullable String given, UnaryOperator<String> ask) {

  /**
   * A name that was given beforehand must be the host's.
   *
   * @throws BadInputException where it is not
   */
  void mustName(String host) {
    if (given != null && !given.equals(host)) {
      refuse("--delete-data " + given, host);
    }
  }

  /**
   * Asks for the name, where it was not given.
   *
   * @throws BadInputException where another one is typed
   */
  void agreed(Stage stage, String host, Collection<String> places) {
    if (given == null) {
      stage.world().events().add(new Event.Doing(host, ""));
      String typed =
          ask.apply(
              "All in "
                  + String.join(", ", places)
                  + " on "
                  + host
                  + " will be deleted. Type the host's name to go on: ");
      if (!typed.strip().equals(host)) {
        refuse("'" + typed.strip() + "' was typed", host);
      }
    }
  }

  private static void refuse(String what, String host) {
    throw new BadInputException(
        what,
        "the host that is to go is " + host,
        "Nothing was changed. Name the host whose data are to be deleted.");
  }
}
