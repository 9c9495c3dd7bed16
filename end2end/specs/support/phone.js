// What lies on a phone, or a tablet.

/** Every answer that waits for network, as it lies there. */
export const lying = (page) => page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'lagesbild')) return [];
    return new Promise((done) => {
        const open = indexedDB.open('lagesbild', 1);
        open.onsuccess = () => {
            const all = open.result.transaction('answers').objectStore('answers').getAll();
            all.onsuccess = () => {
                open.result.close();
                done(all.result);
            };
        };
    });
});
