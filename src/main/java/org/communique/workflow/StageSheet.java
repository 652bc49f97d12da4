package org.communique.workflow;

import java.util.List;

/**
 * A stage as its readers see it.
 *
 * @param counts whether it is about the newest version; decisions on older ones stay on record and count no more
 * @param mine   whether it waits for the reader
 */
public record StageSheet(Stage stage, List<Seat> seats, boolean counts, boolean mine) {}
