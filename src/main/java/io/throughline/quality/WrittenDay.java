package io.throughline.quality;

import java.time.YearMonth;

/** Whether a text begins with a day that exists, and nothing but a time of day stands behind it. */
final class WrittenDay {
    private WrittenDay() {}

    static boolean begins(char[] chars, int from, int to) {
        int first = digits(chars, from, to);
        if (first - from == 8) {
            return exists(
                            number(chars, from, from + 4),
                            number(chars, from + 4, from + 6),
                            number(chars, from + 6, first))
                    && endsAsTime(chars, first, to);
        }
        int second = first < to ? digits(chars, first + 1, to) : first;
        int third = second < to ? digits(chars, second + 1, to) : second;
        if (first - from < 1 || third >= to + 1 || second <= first + 1 || third <= second + 1) {
            return false;
        }
        char sign = chars[first];
        boolean divided = chars[second] == sign && (sign == '-' || sign == '/' || sign == '.');
        return divided
                && isDay(
                        number(chars, from, first),
                        first - from,
                        number(chars, first + 1, second),
                        number(chars, second + 1, third),
                        third - second - 1)
                && endsAsTime(chars, third, to);
    }

    private static boolean isDay(int first, int firstDigits, int middle, int last, int lastDigits) {
        if (firstDigits == 4) {
            return lastDigits <= 2 && exists(first, middle, last);
        }
        if (firstDigits > 2 || lastDigits != 2 && lastDigits != 4) {
            return false;
        }
        int year = lastDigits == 2 ? 2000 + last : last;
        return exists(year, middle, first) || exists(year, first, middle);
    }

    private static boolean exists(int year, int month, int day) {
        return year >= 1900
                && year <= 2200
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static boolean endsAsTime(char[] chars, int from, int to) {
        if (from == to) {
            return true;
        }
        boolean apart = chars[from] == 'T' || chars[from] == ' ' || chars[from] == ',';
        int clock = from + 1 < to && chars[from + 1] == ' ' ? from + 2 : from + 1;
        return apart && clock < to && chars[clock] >= '0' && chars[clock] <= '2';
    }

    private static int digits(char[] chars, int from, int to) {
        int end = from;
        while (end < to && end - from < 9 && chars[end] >= '0' && chars[end] <= '9') {
            end++;
        }
        return end;
    }

    private static int number(char[] chars, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (chars[i] - '0');
        }
        return number;
    }
}
