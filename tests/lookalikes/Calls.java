import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls the functions of tasks and prints a line for what became of each call. */
final class Calls {
    interface Task {
        Class<?>[] functions();

        int calls();

        Object[] arguments(int call);
    }

    public static void main(String[] words) throws Exception {
        StringBuilder out = new StringBuilder();
        for (int number = 0; number < Integer.parseInt(words[0]); number++) {
            Task task = (Task) Class.forName("Task" + number).getDeclaredConstructor().newInstance();
            for (Class<?> function : task.functions()) {
                Method method = entry(function);
                for (int call = 0; call < task.calls(); call++) {
                    out.append(outcome(method, task.arguments(call))).append('\n');
                }
            }
        }
        System.out.print(out);
    }

    /** The one method of the class; lambdas are methods too, but nobody wrote them. */
    private static Method entry(Class<?> function) {
        for (Method method : function.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new IllegalStateException("a class without a method");
    }

    private static String outcome(Method method, Object[] arguments) throws IllegalAccessException {
        try {
            Object value = method.invoke(null, arguments);
            return show(value) + " " + show(arguments);
        } catch (InvocationTargetException error) {
            return "raises " + error.getCause().getClass().getSimpleName();
        }
    }

    /** The value as text: the order of maps and sets and the last digits of numbers left out. */
    private static String show(Object value) {
        if (value instanceof String || value instanceof Character) {
            return "'" + value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("'", "\\'") + "'";
        }
        if (value instanceof Double number) {
            return "double " + String.format("%.9e", number + 0.0);
        }
        if (value instanceof Map<?, ?> map) {
            List<String> items = new ArrayList<>();
            map.forEach((key, item) -> items.add(show(key) + ": " + show(item)));
            items.sort(null);
            return "map" + items;
        }
        if (value instanceof Collection<?> collection) {
            List<String> items = new ArrayList<>();
            collection.forEach(item -> items.add(show(item)));
            if (value instanceof Set) {
                items.sort(null);
            }
            return (value instanceof Set ? "set" : "list") + items;
        }
        if (value != null && value.getClass().isArray()) {
            List<String> items = new ArrayList<>();
            for (int at = 0; at < Array.getLength(value); at++) {
                items.add(show(Array.get(value, at)));
            }
            return "array" + items;
        }
        return String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    static <T> List<T> list(Object[] items) {
        return new ArrayList<>((List<T>) Arrays.asList(items));
    }

    @SuppressWarnings("unchecked")
    static <T> Set<T> set(Object[] items) {
        return new LinkedHashSet<>((List<T>) Arrays.asList(items));
    }

    @SuppressWarnings("unchecked")
    static <K, V> Map<K, V> map(Object... keysAndValues) {
        Map<K, V> made = new LinkedHashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            made.put((K) keysAndValues[at], (V) keysAndValues[at + 1]);
        }
        return made;
    }
}
