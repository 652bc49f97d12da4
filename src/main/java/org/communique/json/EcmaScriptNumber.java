package org.communique.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as ECMAScript has them (ECMA-262, Number), which RFC 8785 §3.2.2.3 demands too. */
public final class EcmaScriptNumber {

    /** The largest integer that every reader of JSON keeps exact (I-JSON, RFC 7493 §2.2). */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private EcmaScriptNumber() {}

    /** A number as it is best seen from Java: {@link Long} where it is a safe integer, else {@link Double}. */
    public static Number boxed(double value) {
        boolean minusZero = value == 0 && 1 / value < 0;
        if (isSafeInteger(value) && !minusZero) {
            return (long) value;
        }
        return value;
    }

    private static boolean isSafeInteger(double value) {
        return value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
    }

    /** Number::toString, of a finite number. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no NaN and no infinity");
        }
        if (isSafeInteger(value)) {
            return Long.toString((long) value);
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return (value < 0 ? "-" : "") + layOut(digits, digits.length() - shortest.scale());
    }

    /** The fewest digits that read back as the same double, the nearest of them where there are several. */
    private static BigDecimal shortest(double value) {
        BigDecimal candidate = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (candidate.precision() != 2) {
            return candidate;
        }
        // Double.toString never goes below two digits, so it says 4.9E-324 where one digit, 5e-324, is enough.
        BigDecimal below = candidate.round(new MathContext(1, RoundingMode.DOWN));
        BigDecimal above = candidate.round(new MathContext(1, RoundingMode.UP));
        BigDecimal exact = new BigDecimal(value);
        boolean aboveIsNearer =
                above.subtract(exact).abs().compareTo(below.subtract(exact).abs()) < 0;
        BigDecimal nearer = aboveIsNearer ? above : below;
        BigDecimal farther = aboveIsNearer ? below : above;
        if (nearer.doubleValue() == value) {
            return nearer.stripTrailingZeros();
        }
        return farther.doubleValue() == value ? farther.stripTrailingZeros() : candidate;
    }

    /** @param point how many digits stand before the decimal point; ECMAScript's n, where digits.length() is its k */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        int exponent = point - 1;
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
