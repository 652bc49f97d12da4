package org.communique.storage;

/**
 * What runs.
 *
 * @param version such as 1.0.0
 */
public record Release(String version) {}
