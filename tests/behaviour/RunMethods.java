import java.io.*;
import java.lang.management.*;
import java.lang.reflect.*;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.FutureTask;
import javax.tools.*;

/**
 * Compiles classes in memory and runs the one method of each that takes inputs; one line of output a class.
 * Ends after a method that does not come to an end; whoever started it goes on with the next.
 */
class RunMethods {
    static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    static final JavaFileManager LIBRARY = COMPILER.getStandardFileManager(null, null, null); // slow to open

    static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    static final long MOST_NANOSECONDS = 300_000_000;
    static boolean hangs = false;

    static class Source extends SimpleJavaFileObject {
        final String code;

        Source(String code) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return code;
        }
    }

    static class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        final Map<String, ByteArrayOutputStream> made = new HashMap<>();

        Classes(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject near) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            made.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Class<?> load(String name) throws ClassNotFoundException {
            return new ClassLoader(RunMethods.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String wanted) {
                    byte[] bytes = made.get(wanted).toByteArray();
                    return defineClass(wanted, bytes, 0, bytes.length);
                }
            }.loadClass(name);
        }
    }

    static String shown(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.replace("\n", "\\n").replace("\t", "\\t");
    }

    static String outcome(Class<?> program, Method method, Object[] given) {
        try {
            Field log = program.getDeclaredField("log");
            log.setAccessible(true);
            log.set(null, "");
            Object result = method.invoke(null, given);
            return shown(result) + shown(given) + log.get(null);
        } catch (InvocationTargetException error) {
            return error.getCause().getClass().getSimpleName();
        } catch (ReflectiveOperationException error) {
            return error.toString();
        }
    }

    static String outcomes(String code, List<String[]> inputs) throws Exception {
        Classes classes = new Classes(LIBRARY);
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-proc:none", "-Xlint:none", "-g:none");
        if (!COMPILER.getTask(complaints, classes, d -> {}, options, null, List.of(new Source(code))).call()) {
            return "does not compile";
        }
        Class<?> program = classes.load("Program");
        Method method = null;
        for (Method found : program.getDeclaredMethods()) {
            if (found.getParameterCount() == 3) {
                method = found;
            }
        }
        method.setAccessible(true);
        List<String> found = new ArrayList<>();
        for (String[] input : inputs) {
            int[] values = input[1].isEmpty() ? new int[0]
                    : Arrays.stream(input[1].split(" ")).mapToInt(Integer::parseInt).toArray();
            Object[] given = {Integer.parseInt(input[0]), values, input[2]};
            Method chosen = method;
            FutureTask<String> call = new FutureTask<>(() -> outcome(program, chosen, given));
            Thread thread = new Thread(null, call, "call", 1 << 20);
            thread.setDaemon(true);
            thread.start();
            while (!call.isDone() && TIMES.getThreadCpuTime(thread.getId()) < MOST_NANOSECONDS) {
                thread.join(1);
            }
            if (!call.isDone()) {
                found.add("too long");
                hangs = true; // no thread can be ended for certain but with its process
                break;
            }
            found.add(call.get());
        }
        return String.join("\t", found);
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String[]> inputs = new ArrayList<>();
        for (int left = Integer.parseInt(in.readLine()); left > 0; left--) {
            inputs.add(in.readLine().split("\t", -1));
        }
        Base64.Decoder decoder = Base64.getDecoder();
        for (String code = in.readLine(); code != null; code = in.readLine()) {
            out.println(outcomes(new String(decoder.decode(code), StandardCharsets.UTF_8), inputs));
            if (hangs) {
                Runtime.getRuntime().halt(0);
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
