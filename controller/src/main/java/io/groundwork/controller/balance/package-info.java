/** Where replicas are to be, so that brokers carry alike: pure computation. */
@NullMarked
package io.groundwork.controller.balance;

import org.jspecify.annotations.NullMarked;
