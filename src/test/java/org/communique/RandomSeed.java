package org.communique;

import java.util.OptionalLong;
import java.util.Random;

/** Of a test with random input; {@code -Dseed=N} repeats a run. */
public final class RandomSeed {

    private RandomSeed() {}

    /** Prints the seed, so that a run that fails can be repeated. */
    public static long of(Class<?> test) {
        long seed = given().orElseGet(new Random()::nextLong);
        System.out.println(test.getSimpleName() + ": -Dseed=" + seed);
        return seed;
    }

    public static OptionalLong given() {
        var given = Long.getLong("seed");
        return given == null ? OptionalLong.empty() : OptionalLong.of(given);
    }
}
