/** What a run would do, host by host: a pure function of inventory, facts and observations. */
@NullMarked
package io.groundwork.controller.plan;

import org.jspecify.annotations.NullMarked;
