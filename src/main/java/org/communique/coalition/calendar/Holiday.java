package org.communique.coalition.calendar;

import java.time.LocalDate;

/** A day on which the coalition does not work. */
public record Holiday(LocalDate date, String name) {}
