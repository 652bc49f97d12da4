package org.communique.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An input with bytes changed, taken out, doubled, or put in from another. */
final class Mixture {

    private Mixture() {}

    static byte[] of(List<byte[]> corpus, Random random) {
        byte[] mixed = any(corpus, random).clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            mixed = changed(mixed, any(corpus, random), random);
        }
        return mixed;
    }

    private static byte[] changed(byte[] input, byte[] other, Random random) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(64));
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = input.clone();
                if (from < input.length) {
                    changed[from] = (byte) random.nextInt();
                }
                yield changed;
            }
            case 1 -> spliced(input, from, to, new byte[0]);
            case 2 -> spliced(input, from, from, Arrays.copyOfRange(input, from, to));
            default -> {
                int start = random.nextInt(other.length + 1);
                yield spliced(input, from, to, Arrays.copyOfRange(other, start, Math.min(other.length, start + 64)));
            }
        };
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] between) {
        byte[] spliced = Arrays.copyOf(input, from + between.length + input.length - to);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(input, to, spliced, from + between.length, input.length - to);
        return spliced;
    }

    private static byte[] any(List<byte[]> corpus, Random random) {
        return corpus.get(random.nextInt(corpus.size()));
    }
}
