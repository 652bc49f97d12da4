package org.communique.coalition.settings;

/** The coalition's name, colour or logo is another now. Published after it is stored. */
public record CoalitionChanged() {}
