/**
 * Attacks the real server from outside, over HTTP and WebSocket, as each kind of caller could.
 *
 * <p>What each caller may is written down in {@code src/test/resources/attack}. After a change of rights, a new operation or a
 * new screen, {@code RightsTests} and {@code ScreenTests} leave the tables that they found in {@code target/attack}: review the
 * difference, then copy them.
 */
@NullMarked
package org.communique.attack;

import org.jspecify.annotations.NullMarked;
