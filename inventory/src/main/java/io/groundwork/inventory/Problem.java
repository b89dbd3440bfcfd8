package io.groundwork.inventory;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in an inventory.
 *
 * @param line 1-based; 0 where the whole file is meant
 * @param column 1-based; 0 where the whole file is meant
 * @param hint the word that was probably meant, or what to do next
 */
public record Problem(
    Path file, int line, int column, Severity severity, String message, @Nullable String hint) {}
