package org.communique.treaty.citation.recognition;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.treaty.citation.recognition.Token.TokenKind;
import org.communique.work.Budget;

/** Reads a text once, from its first character to its last. */
final class Tokeniser {

    /** Longer words are none that the grammar knows. */
    private static final int LONGEST_WORD = 40;

    private static final int LONGEST_NUMBER = 6;
    private static final int LONGEST_INDENT = 10;
    private static final Pattern DIVISION = Pattern.compile("[-\\u00ad\\u2010\\u2011]?\\s+");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean afterSpace = true;
    private int lineFeeds;

    private Tokeniser(String text) {
        this.text = text;
    }

    /** Ends with a {@link TokenKind#BREAK}. */
    static List<Token> tokens(String text) {
        var tokeniser = new Tokeniser(text);
        while (tokeniser.at < text.length()) {
            Budget.check();
            tokeniser.next();
        }
        tokeniser.add(TokenKind.BREAK, "", -1, text.length());
        return tokeniser.tokens;
    }

    private void next() {
        int c = text.codePointAt(at);
        if (CaseFolding.isIgnored(c)) {
            at += Character.charCount(c);
        } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            space(c);
        } else if (Character.isDigit(c)) {
            number();
        } else if (isHan(c)) {
            add(TokenKind.HAN, Character.toString(c), -1, at + Character.charCount(c));
        } else if (Character.isLetter(c) && !CharacterClasses.isApostrophe(c)) {
            word();
        } else if (Character.getType(c) == Character.OTHER_NUMBER) {
            add(TokenKind.NOTE, "", -1, at + Character.charCount(c));
        } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
            at += Character.charCount(c);
        } else if (text.startsWith("://", at)) {
            address();
        } else {
            add(TokenKind.SIGN, CharacterClasses.folded(c), -1, at + Character.charCount(c));
        }
    }

    private void space(int c) {
        if (c == '\n' && ++lineFeeds == 2) {
            add(TokenKind.BREAK, "", -1, at);
        }
        afterSpace = true;
        at += Character.charCount(c);
    }

    private void number() {
        int end = at;
        int zero = -1;
        int digits = 0;
        int value = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (Character.isDigit(c)) {
                int digit = Character.digit(c, 10);
                if (zero == -1) {
                    zero = c - digit;
                    value = digit == 0 ? -1 : 0;
                }
                digits++;
                value = value < 0 || digits > LONGEST_NUMBER || c - digit != zero ? -1 : value * 10 + digit;
            } else if (!CaseFolding.isIgnored(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        add(TokenKind.NUMBER, "", value, end);
    }

    private void word() {
        int start = at;
        int end = at;
        int letters = 0;
        int capitals = 0;
        boolean arabic = UnicodeScript.of(text.codePointAt(at)) == UnicodeScript.ARABIC;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            int divided = afterDivision(end);
            if (divided > end) {
                end = divided;
                continue;
            }
            if (isHan(c)
                    || CharacterClasses.isApostrophe(c)
                    || !Character.isLetter(c) && !isMark(c) && !CaseFolding.isIgnored(c)) {
                break;
            }
            letters += Character.isLetter(c) ? 1 : 0;
            capitals += Character.isUpperCase(c) ? 1 : 0;
            end += Character.charCount(c);
        }
        boolean capital = Character.isUpperCase(text.codePointAt(start));
        boolean allCapitals = letters > 1 && capitals == letters;
        if (end - start > LONGEST_WORD) {
            add(new Token(TokenKind.WORD, "", -1, start, end, afterSpace, capital, allCapitals));
        } else if (arabic) {
            ArabicPrefixes.split(text, start, end, afterSpace).forEach(this::add);
        } else {
            var written = text.substring(start, end);
            var folded = CaseFolding.of(
                    written.indexOf('\n') < 0
                            ? written
                            : DIVISION.matcher(written).replaceAll(""));
            add(new Token(TokenKind.WORD, folded, -1, start, end, afterSpace, capital, allCapitals));
            if (folded.equals("www") && text.startsWith(".", end)) {
                address();
            }
        }
    }

    /** “Arti-” at the end of a line, “cle” in the next. @return where the word goes on; the index itself if it is not divided there */
    private int afterDivision(int index) {
        int c = text.charAt(index);
        if (c != '-' && c != 0xAD && c != 0x2010 && c != 0x2011) {
            return index;
        }
        int next = index + 1;
        boolean feed = false;
        while (next < text.length() && next < index + LONGEST_INDENT && Character.isWhitespace(text.charAt(next))) {
            feed |= text.charAt(next) == '\n';
            next++;
        }
        boolean goesOn = feed
                && next < text.length()
                && (Character.isLowerCase(text.charAt(next))
                        || Character.isUpperCase(text.charAt(next)) && Character.isUpperCase(text.charAt(index - 1)));
        return goesOn ? next : index;
    }

    /** Numbers in the address of a page cite nothing. */
    private void address() {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != ')') {
            end++;
        }
        add(TokenKind.BREAK, "", -1, end);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isHan(int c) {
        return c >= 0x2E80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    private void add(TokenKind kind, String folded, int value, int end) {
        add(new Token(kind, folded, value, at, end, afterSpace, false, false));
    }

    private void add(Token token) {
        tokens.add(token);
        at = Math.max(at, token.to());
        afterSpace = false;
        lineFeeds = token.kind() == TokenKind.BREAK ? lineFeeds : 0;
    }
}
