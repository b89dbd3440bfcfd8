package io.groundwork.inventory;

import org.jspecify.annotations.Nullable;

/** How to become root where the login user is not. */
public record Sudo(
    @Setting(doc = "The sudo password, from the environment or a file; left out: passwordless.")
        @Nullable Secret password) {}
