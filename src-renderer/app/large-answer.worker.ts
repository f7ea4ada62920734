/** Takes bytes of JSON and gives the value; text crosses between threads far faster than it is parsed. */
addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void data.text().then((text) => {
    try {
      postMessage(JSON.parse(text));
    } catch (error) {
      // Out of every promise, so that the window hears of it.
      setTimeout(() => {
        throw error;
      });
    }
  });
});
