package org.communique.storage.check;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * A filter of a catalogued shape, and a document that it finds.
 *
 * @param end where the shape ends in its line
 */
record Sample(Document filter, Document document, int end) {

    /** Of each field in each document. Of conditions it is a value, or greater or less than one. */
    static final String VALUE = "m";

    private static final String LESS = "l";
    private static final String GREATER = "n";
    private static final String OTHER = "other";

    /** @param begin of the shape, which is in braces */
    static Sample of(String line, int begin) {
        Document document = new Document();
        Parser parser = new Parser(line, begin);
        Document filter = parser.filter(document);
        document.putIfAbsent("_id", VALUE);
        return new Sample(filter, document, parser.at);
    }

    private static final class Parser {

        private final String line;
        private int at;

        Parser(String line, int at) {
            this.line = line;
            this.at = at;
        }

        /** @param document is given what the filter looks for */
        Document filter(Document document) {
            Document filter = new Document();
            expect("{");
            while (!takes("}")) {
                takes(", ");
                String field = until(": ");
                if (takes("[")) {
                    filter.put(field, branches(document, field.equals("$and")));
                } else if (takes("=")) {
                    filter.put(field.replace("*", "0"), VALUE);
                    put(document, field, VALUE);
                } else {
                    filter.put(field.replace("*", "0"), operators(document, field));
                }
            }
            return filter;
        }

        private List<Document> branches(Document document, boolean all) {
            List<Document> branches = new ArrayList<>();
            while (!takes("]")) {
                takes(", ");
                branches.add(filter(all || branches.isEmpty() ? document : new Document()));
            }
            return branches;
        }

        private Document operators(Document document, String field) {
            Document operators = new Document();
            do {
                String operator = word();
                operators.put(operator, operand(operator, document, field));
            } while (takes(" "));
            return operators;
        }

        private Object operand(String operator, Document document, String field) {
            Document element = new Document();
            Object operand = switch (operator) {
                case "$in" -> List.of(VALUE);
                case "$nin" -> List.of(OTHER);
                case "$ne" -> OTHER;
                case "$gt" -> LESS;
                case "$lt" -> GREATER;
                case "$gte", "$lte" -> VALUE;
                case "$exists" -> true;
                case "$size" -> 1;
                case "$elemMatch" -> takes(" ") ? filter(element) : element;
                default -> throw new IllegalArgumentException(operator + " in " + line);
            };
            switch (operator) {
                case "$nin", "$ne" -> {}
                case "$size" -> put(document, field, List.of(VALUE));
                case "$elemMatch" -> put(document, field, List.of(element));
                default -> put(document, field, VALUE);
            }
            return operand;
        }

        private String word() {
            int begin = at;
            while ("$,}] ".indexOf(line.charAt(at)) < 0 || at == begin) {
                at++;
            }
            return line.substring(begin, at);
        }

        private String until(String end) {
            int begin = at;
            at = line.indexOf(end, begin) + end.length();
            return line.substring(begin, at - end.length());
        }

        private boolean takes(String next) {
            boolean is = line.startsWith(next, at);
            at += is ? next.length() : 0;
            return is;
        }

        private void expect(String next) {
            if (!takes(next)) {
                throw new IllegalArgumentException(next + " is missing at " + at + " of " + line);
            }
        }
    }

    /** @param path with {@code *} for a place in an array */
    private static void put(Document document, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            document.putIfAbsent(path, value);
            return;
        }
        String first = path.substring(0, dot);
        String rest = path.substring(dot + 1);
        if (rest.equals("*")) {
            document.putIfAbsent(first, List.of(value));
        } else if (rest.startsWith("*.")) {
            document.putIfAbsent(first, List.of(new Document()));
            put(document.getList(first, Document.class).getFirst(), rest.substring(2), value);
        } else {
            document.putIfAbsent(first, new Document());
            put(document.get(first, Document.class), rest, value);
        }
    }
}
