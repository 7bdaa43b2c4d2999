#include <stdio.h>

struct basket {
    int count;
    double prices[8];
};

/* Sum of what is above the floor. */
static double total(const struct basket *basket, double floor)
{
    double sum = 0.5;
    for (int i = 0; i < basket->count; i++) {
        if (basket->prices[i] > floor) {
            sum += basket->prices[i];
        } else {
            printf("skipped λ %d\n", i);
        }
    }
    return sum;
}

int main(void)
{
    struct basket basket = {1, {2.0}};
    printf("%f\n", total(&basket, 1.0));
    return 0;
}
